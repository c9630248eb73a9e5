"""Tags with a model that unfold export --onnx has written: words in, tags out, one sentence a line.

    pip install onnxruntime
    echo 'The dog can run .' | python3 onnx_tagger.py model.onnx

What each function does and why is said in onnx.md, in the same order.
"""

import json
import sys
import unicodedata

import numpy
import onnxruntime


def utf16_units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def letters(word):
    if utf16_units(word) <= 32:
        return list(word)
    return list(word[:16] + word[-16:])


def kind(letter):
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    category = unicodedata.category(letter)
    return "d" if category == "Nd" else "o" if category[0] == "L" else letter


def shape(word):
    kinds, last = "", None
    for letter in letters(word):
        if kinds and unicodedata.category(letter)[0] == "M":
            continue  # a part of the letter before it
        k = kind(letter)
        if k != last and utf16_units(kinds) < 8:
            kinds += k
        last = k
    return kinds


def case(word):
    kinds = {kind(letter) for letter in letters(word)}
    if {"X", "x"} <= kinds:
        return "Xx" if word[0].isupper() or unicodedata.category(word[0]) == "Lt" else "xX"
    return "X" if "X" in kinds else "x" if "x" in kinds else ""


def features(word):
    low = letters(word.lower())
    n = len(low)
    found = []
    for length in range(1, min(5, n) + 1):
        found += ["^" + "".join(low[:length]), "".join(low[n - length:]) + "$"]
    found += ["~" + "".join(low[at:at + 3]) for at in range(n - 2)]
    found.append("#" + shape(word))
    if case(word):
        found += [f"!{count}{case(word)}" for count in (1, 2, 3)]
    return found + ["=" + word.lower()]


class Tagger:
    def __init__(self, file):
        self.session = onnxruntime.InferenceSession(file)
        self.meta = json.loads(self.session.get_modelmeta().custom_metadata_map["unfold"])
        self.words, self.affixes, self.letters, self.given = map(
            self.ids, ("words", "affixes", "letters", "given"))

    def ids(self, name):
        return {entry: place for place, entry in enumerate(self.meta.get(name, []))}

    def inputs(self, words):
        feed = {"length": [len(words)], "word": [[self.words.get(w, 0) for w in words]]}
        if "affixes" in self.meta:
            known = [[self.affixes[f] for f in features(w) if f in self.affixes] for w in words]
            most = max(1, max(map(len, known)))
            feed["affix"] = [[k + [self.meta["no_affix"]] * (most - len(k)) for k in known]]
        if "letters" in self.meta:
            spelt = [[self.letters.get(a, 0) for a in letters(w)] for w in words]
            most = max(1, max(map(len, spelt)))
            feed["letter"] = [[s + [0] * (most - len(s)) for s in spelt]]
            feed["letters"] = [[len(s) for s in spelt]]
        if "given" in self.meta:
            low = [self.given.get(w.lower(), 0) for w in words]
            feed["given"] = [[self.given.get(w, other) for w, other in zip(words, low)]]
        return {name: numpy.array(value, numpy.int64) for name, value in feed.items()}

    def tag(self, words):
        names = [output.name for output in self.session.get_outputs()]
        out = dict(zip(names, self.session.run(names, self.inputs(words))))
        scores = out["scores"][0]
        best = viterbi(scores, out) if self.meta["crf"] else scores.argmax(1)
        return [self.meta["tags"][k] for k in best]


def viterbi(scores, crf):
    delta, back = crf["crf.start"] + scores[0], []
    for s in scores[1:]:
        ways = delta[:, None] + crf["crf.transitions"]      # from the row's tag to the column's
        back.append(ways.argmax(0))
        delta = ways.max(0) + s
    best = [(delta + crf["crf.end"]).argmax()]
    for ways in reversed(back):
        best.append(ways[best[-1]])
    return best[::-1]


if __name__ == "__main__":
    tagger = Tagger(sys.argv[1])
    for line in sys.stdin:
        words = line.split()
        print(" ".join(f"{w}_{t}" for w, t in zip(words, tagger.tag(words))) if words else "")
