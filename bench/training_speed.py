#!/usr/bin/env python3
"""Training of a tagger: what a PyTorch user would write beside both presets, on the same threads of the same machine.

usage: bench/training_speed.py TREEBANK_PREFIX [THREADS [ROUNDS]]      e.g. en_ewt-ud for en_ewt-ud-train.conllu

The yardstick is bench/yardstick/torch_bilstm_tagger.py: a BiLSTM over words and their letters. They take turns, ROUNDS
times (default 3), on THREADS threads (default 1); of each run the last of its three epochs counts, including the backward
pass and the optimiser, without tagging the dev part. The table gives the median of the rounds, the lowest and the highest, and
the median of the ratios within a round. Needs Python with PyTorch (Debian: apt-get install python3-torch).
"""
import importlib.util
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EPOCHS = "3"


def pytorch(prefix, threads):
    out = subprocess.run(
        [sys.executable, os.path.join(HOME, "bench", "yardstick", "torch_bilstm_tagger.py"), prefix, threads, EPOCHS],
        check=True, stdout=subprocess.PIPE, text=True).stdout
    return float(re.findall(r"s (\d+) tok/s dev", out)[-1])


def unfold(prefix, threads, preset):
    with tempfile.TemporaryDirectory() as folder:
        metrics = os.path.join(folder, "metrics.jsonl")
        subprocess.run(
            [os.path.join(HOME, "unfold"), "train", "--preset", preset, "--threads", threads, "--epochs", EPOCHS,
             "--train", prefix + "-train.conllu", "--dev", prefix + "-dev.conllu", "--metrics", metrics,
             "--model", os.path.join(folder, "model.safetensors")],
            check=True, capture_output=True)
        lines = [json.loads(line) for line in open(metrics)]
    return [line["tokens_per_second"] for line in lines if "epoch" in line][-1]


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    if importlib.util.find_spec("torch") is None:
        sys.exit(f"error: {sys.executable} has no PyTorch; start this with a Python that does (Debian: /usr/bin/python3)")
    prefix = os.path.abspath(sys.argv[1])
    threads = sys.argv[2] if len(sys.argv) > 2 else "1"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    engines = {
        "PyTorch (`bench/yardstick/torch_bilstm_tagger.py`)": lambda: pytorch(prefix, threads),
        "Unfold `--preset accurate`": lambda: unfold(prefix, threads, "accurate"),
        "Unfold `--preset fast`": lambda: unfold(prefix, threads, "fast"),
    }
    rates = {name: [] for name in engines}
    for turn in range(rounds):
        for name, run in engines.items():
            rates[name].append(run())
            print(f"round {turn + 1}: {name}: {rates[name][-1]:,.0f} tokens/s", file=sys.stderr, flush=True)
    base = next(iter(rates.values()))
    print(f"| training, {threads} thread{'s' if threads != '1' else ''} | tokens/s | lowest to highest | times PyTorch |")
    print("|---|---|---|---|")
    for name, values in rates.items():
        ratio = statistics.median(value / torch for value, torch in zip(values, base))
        print(f"| {name} | {statistics.median(values):,.0f} | {min(values):,.0f} to {max(values):,.0f} | {ratio:.1f} |")


main()
