"""Tags with a model that unfold export --onnx has written: words in, tags out, one sentence a line.

    pip install onnxruntime
    echo 'The dog can run .' | python3 onnx_tagger.py model.onnx

What each function does and why is said in onnx.md, in the same order.
"""

import json
import re
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
        if not (word[0].isupper() or unicodedata.category(word[0]) == "Lt"):
            return "xX"
        read = letters(word)
        parts = any(a == " " and kind(b) == "x" for a, b in zip(read, read[1:]))
        return "Xx x" if parts else "Xx"
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

    def annotate(self, words):
        """The tags of each of the model's columns, by the column's name."""
        names = [output.name for output in self.session.get_outputs()]
        out = dict(zip(names, self.session.run(names, self.inputs(words))))
        tags = {}
        for place, column in enumerate(self.meta["columns"]):
            first = place == 0
            scores = out["scores" if first else column["tagset"] + ".scores"][0]
            crf = out if first and self.meta["crf"] else {}
            best = viterbi(scores, crf, column.get("labels"))
            tags[column["tagset"]] = [column["tags"][k] for k in best]
        return tags

    def tag(self, words):
        return self.annotate(words)[self.meta["tagset"]]

    def words_of(self, line):
        """Splits a line at the blanks of the metadata; other white space, such as U+00A0, belongs to words."""
        blanks = self.meta["blanks"]
        return re.split("[" + blanks + "]+", line.strip(blanks)) if line.strip(blanks) else []


def barred(digits):
    return numpy.where(numpy.array([list(row) for row in digits]) == "1", 0.0, -numpy.inf)


def viterbi(scores, crf, labels):
    if not crf and not labels:
        return scores.argmax(1)
    start, end, ways = (crf.get("crf." + name, 0) for name in ("start", "end", "transitions"))
    if labels:                                              # what the scheme forbids
        start = start + barred([labels["first"]])[0]
        end = end + barred([labels["last"]])[0]
        ways = ways + barred(labels["next"])
    delta, back = start + scores[0], []
    for s in scores[1:]:
        paths = delta[:, None] + ways                       # from the row's tag to the column's
        back.append(paths.argmax(0))
        delta = paths.max(0) + s
    best = [(delta + end).argmax()]
    for paths in reversed(back):
        best.append(paths[best[-1]])
    return best[::-1]


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    tagger = Tagger(sys.argv[1])
    for line in sys.stdin:
        words = tagger.words_of(line.rstrip("\r\n"))
        print(" ".join(f"{w}_{t}" for w, t in zip(words, tagger.tag(words))) if words else "")
