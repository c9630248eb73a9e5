#!/usr/bin/env python3
"""The lab's training, three engines on the same machine: NumPy, Unfold in Java, the same network in PyTorch (JavaCPP).

usage: bench/lab_speed.py TRAIN.conll [ROUNDS]      CoNLL-X: word in column 2, tag in column 5

All three train the lab's RNN (E 50, H 20, float64, one sentence per step) on the first 1000 sentences of 2 to 14 tokens.
They take turns, ROUNDS times (default 5); of each run the median of its warm epochs counts: NumPy's of 3 epochs,
Java's last 100 of 200, PyTorch's last 5 of 10. The table gives the median of the rounds, the lowest and the highest.
Needs Python with NumPy for the first row.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def numpy(corpus):
    out = subprocess.run(
        [sys.executable, os.path.join(HOME, "bench", "yardstick", "numpy_rnn.py"), corpus, "3"],
        check=True, capture_output=True, text=True).stdout
    return statistics.median(float(rate) for rate in re.findall(r"(\d+) tokens/s", out))


def unfold(corpus, engine, epochs, counted):
    with tempfile.TemporaryDirectory() as folder:
        metrics = os.path.join(folder, "metrics.jsonl")
        subprocess.run(
            [os.path.join(HOME, "unfold"), "train", "--preset", "lab", "--dtype", "float64", "--engine", engine,
             "--train", corpus, "--epochs", str(epochs), "--metrics", metrics,
             "--model", os.path.join(folder, "model.safetensors")],
            check=True, capture_output=True)
        lines = [json.loads(line) for line in open(metrics)]
    rates = [line["tokens_per_second"] for line in lines if "epoch" in line]
    return statistics.median(rates[-counted:])


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    corpus = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    engines = {
        "NumPy (`bench/yardstick/numpy_rnn.py`)": lambda: numpy(corpus),
        "PyTorch (`--engine torch`)": lambda: unfold(corpus, "torch", 10, 5),
        "Unfold (`--engine java`)": lambda: unfold(corpus, "java", 200, 100),
    }
    rates = {name: [] for name in engines}
    for turn in range(rounds):
        for name, run in engines.items():
            rates[name].append(run())
            print(f"round {turn + 1}: {name}: {rates[name][-1]:,.0f} tokens/s", file=sys.stderr, flush=True)
    base = next(iter(rates.values()))
    print("| engine | tokens/s | lowest to highest | times NumPy |")
    print("|---|---|---|---|")
    for name, values in rates.items():
        ratio = statistics.median(value / numpy_value for value, numpy_value in zip(values, base))
        print(f"| {name} | {statistics.median(values):,.0f} | {min(values):,.0f} to {max(values):,.0f} | {ratio:.1f} |")


main()
