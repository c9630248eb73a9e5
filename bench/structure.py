#!/usr/bin/env python3
"""The structure of this checkout in numbers: packages, arrows between them, public types, lines kept twice.

usage: bench/structure.py [FOLDER]      FOLDER: another checkout, by default the one that holds this script

Counts main code only (*/src/main/java). A line is a line of a file, comments and blanks included. A public type is a
top-level public class, record, interface, enum or annotation. An arrow is a package whose files import another package of
this project, also statically; its number is the number of those files. Packages are written without "dev.unfold.".
A pair of twins are two files whose names differ in Float and Double. It is kept by hand unless the second file says that it
is generated from the first; "alike" are the lines that are equal once the names of the number types are.
"""
import collections
import difflib
import glob
import os
import re
import sys

ROOT = "dev.unfold"
PUBLIC = re.compile(r"^public (?:(?:final|abstract|sealed|non-sealed|strictfp) )*(?:class|record|interface|enum|@interface) (\w+)", re.M)
IMPORT = re.compile(r"^import (?:static )?(dev\.unfold[\w.]*);", re.M)
PACKAGE = re.compile(r"^package ([\w.]+);", re.M)
# The last lower-case part of an imported name is the package: types begin with a capital letter.
OWNER = re.compile(r"^((?:[a-z]\w*\.)*[a-z]\w*)\.[A-Z*]")


def sources(home):
    files = {}
    for path in sorted(glob.glob(os.path.join(home, "*", "src", "main", "java", "**", "*.java"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            files[os.path.relpath(path, home)] = file.read()
    return files


def short(package):
    return package[len(ROOT) + 1:] or "(root)"


def package_of(text):
    found = PACKAGE.search(text)
    return found.group(1) if found else ""


def packages(files):
    table = collections.defaultdict(lambda: [0, 0, 0])
    arrows = collections.Counter()
    for text in files.values():
        package = package_of(text)
        row = table[package]
        row[0] += 1
        row[1] += len(PUBLIC.findall(text))
        row[2] += text.count("\n")
        owners = (OWNER.match(name) for name in IMPORT.findall(text))
        for target in {owner.group(1) for owner in owners if owner} - {package}:
            arrows[package, target] += 1
    return table, arrows


def twins(files):
    """Pairs of files over float and double: path, whether generated, lines of both, lines that are the same in both."""
    pairs = []
    for path, text in files.items():
        folder, name = os.path.split(path)
        twin = os.path.join(folder, name.replace("Float", "Double"))
        if "Float" not in name or twin not in files:
            continue
        mine = text.replace("Float", "Double").replace("float", "double").splitlines()
        other = files[twin].splitlines()
        same = sum(block.size for block in difflib.SequenceMatcher(None, mine, other, False).get_matching_blocks())
        pairs.append((name, "Generated from" in files[twin], len(mine) + len(other), same))
    return pairs


def main():
    if len(sys.argv) > 2 or len(sys.argv) == 2 and sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    home = sys.argv[1] if len(sys.argv) == 2 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files = sources(home)
    if not files:
        sys.exit(f"error: {home}: no */src/main/java found, expected a checkout of Unfold")
    table, arrows = packages(files)

    print(f"{'package':32}{'files':>7}{'public':>8}{'lines':>8}")
    for package, (count, public, lines) in sorted(table.items()):
        print(f"{short(package):32}{count:7,}{public:8,}{lines:8,}")
    count, public, lines = (sum(row[i] for row in table.values()) for i in range(3))
    print(f"{'all, ' + str(len(table)) + ' packages':32}{count:7,}{public:8,}{lines:8,}")

    longest = max(files, key=lambda path: files[path].count("\n"))
    print(f"\nlongest file: {longest}, {files[longest].count(chr(10)):,} lines")
    print(f"files of more than 350 lines: {sum(text.count(chr(10)) > 350 for text in files.values())}")

    print(f"\n{len(arrows)} arrows{'':22}{'files':>7}")
    for (source, target), number in sorted(arrows.items()):
        print(f"{short(source) + ' → ' + short(target):32}{number:7,}")

    pairs = twins(files)
    print(f"\n{'float and double':32}{'lines':>7}{'alike':>8}")
    for name, generated, size, same in sorted(pairs):
        print(f"{name.removesuffix('.java'):32}{size:7,}{same:8,}  {'generated' if generated else 'by hand'}")
    kept = [pair for pair in pairs if not pair[1]]
    print(f"{'pairs kept by hand: ' + str(len(kept)):32}{sum(pair[2] for pair in kept):7,}{sum(pair[3] for pair in kept):8,}")
    print(f"lines kept twice by hand: {sum(pair[3] for pair in kept):,}")


main()
