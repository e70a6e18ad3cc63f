"""The same work with numpy, scipy and sklearn, on the sparse path. Called by ./alongside bench opinion:

    rival.py WORK FILE      prints "ms" and the median time, and what else is compared
    rival.py versions       prints what it runs on

Votes are read as the benchmark wrote them; the clock starts when they are in memory.
"""

import sys
import time
from fractions import Fraction

import numpy as np
import scipy
import sklearn
from scipy import sparse
from scipy.sparse.linalg import eigsh, svds
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score


class Votes:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.people, self.statements, self.size = (int(n) for n in np.fromfile(file, ">i4", 3))
            self.starts = np.fromfile(file, ">i4", self.people + 1).astype(np.int32)
            cells = np.fromfile(file, ">u2", self.size)
        self.column = (cells >> 2).astype(np.int32)
        self.value = (cells & 3).astype(np.float64) - 1
        self.count = np.diff(self.starts)

    def matrix(self, data):
        return sparse.csr_matrix((data, self.column, self.starts), shape=(self.people, self.statements))


def centred(votes):
    seen = np.maximum(np.bincount(votes.column, minlength=votes.statements), 1)
    mean = np.bincount(votes.column, votes.value, votes.statements) / seen
    return votes.matrix(votes.value - mean[votes.column])


def map_(votes):
    """The map as Polis makes it: imputed and centred data is zero wherever a vote is missing, so it stays sparse."""
    residual = centred(votes)
    _, _, axes = svds(residual, k=2, random_state=1)
    places = (residual @ axes.T) * np.sqrt(votes.statements / np.maximum(votes.count, 1))[:, None]
    inside = votes.count >= min(7, votes.statements)
    points = places[inside]
    base = KMeans(min(100, len(points)), init=points[:100], n_init=1, max_iter=100).fit(points)
    weights = np.bincount(base.labels_, minlength=len(base.cluster_centers_))
    best = None
    for k in range(2, min(5, 2 + len(weights) // 12) + 1):
        start = base.cluster_centers_[:k]
        groups = KMeans(k, init=start, n_init=1, max_iter=20).fit(base.cluster_centers_, sample_weight=weights)
        score = silhouette_score(base.cluster_centers_, groups.labels_)
        if best is None or score > best[0]:
            best = score, groups.labels_
    group = best[1][base.labels_]
    of = sparse.csr_matrix((np.ones(len(group)), (group, np.flatnonzero(inside))), shape=(group.max() + 1, votes.people))
    agrees = (of @ votes.matrix((votes.value > 0).astype(float))).toarray()
    disagrees = (of @ votes.matrix((votes.value < 0).astype(float))).toarray()
    seen = (of @ votes.matrix(np.ones(votes.size))).toarray()
    for good in (agrees, disagrees):
        rest, all_ = good.sum(0) - good, seen.sum(0) - seen
        one, two = (good + 1) / (seen + 2), (rest + 1) / (all_ + 2)
        pooled = (good + rest + 2) / (seen + all_ + 2)
        z = (one - two) / np.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (all_ + 1)) + 1e-300)
        np.argsort(-one / two * z * one * 2 * np.sqrt(seen + 1) * ((good + 1) / (seen + 1) - 0.5), axis=1)
    np.prod((agrees + 1) / (seen + 2), axis=0)
    return {}


def bridge(votes):
    """The Community Notes objective, people and statements solved exactly in turn."""
    n, users, notes = votes.size, votes.people, votes.statements
    rating = (votes.value + 1) / 2
    person = np.repeat(np.arange(users), votes.count)
    axis = svds(centred(votes), k=1, random_state=1)[2][0]
    mean = rating.mean()
    iu, fu, ib, fb = np.zeros(users), np.zeros(users), np.zeros(notes), axis * np.sqrt(notes) / 2
    ones, note_count = np.ones(n), np.bincount(votes.column, minlength=notes)

    def solve(groups, count, size, others, left):
        a = count + 0.15 * n / size
        b = np.bincount(groups, others, size)
        c = np.bincount(groups, others * others, size) + 0.03 * n / size
        right, factor = np.bincount(groups, left, size), np.bincount(groups, left * others, size)
        determinant = a * c - b * b
        return (c * right - b * factor) / determinant, (a * factor - b * right) / determinant

    before = np.inf
    for _ in range(200):
        iu, fu = solve(person, votes.count, users, fb[votes.column], rating - mean - ib[votes.column])
        ib, fb = solve(votes.column, note_count, notes, fu[person], rating - mean - iu[person])
        left = rating - iu[person] - ib[votes.column] - fu[person] * fb[votes.column]
        mean = left.sum() / (n * 1.15)
        loss = ((left - mean) ** 2).mean() + 0.15 * (mean**2 + (iu**2).mean() + (ib**2).mean())
        loss += 0.03 * ((fu**2).mean() + (fb**2).mean())
        if before - loss <= 1e-7:
            break
        before = loss
    return {"loss": loss}


def slate(votes, size, exact):
    """Equal Shares, completed by approval; in fractions, or in floating point where fractions would take hours."""
    agrees = votes.matrix((votes.value > 0).astype(np.int8)).tocsc()
    agrees.eliminate_zeros()
    supporters = [agrees.indices[agrees.indptr[j] : agrees.indptr[j + 1]] for j in range(votes.statements)]
    money = [Fraction(size, votes.people)] * votes.people if exact else np.full(votes.people, size / votes.people)
    chosen = []
    for _ in range(size):
        best = None
        for j, people in enumerate(supporters):
            if j in chosen or len(people) == 0:
                continue
            rho = price(sorted(money[i] for i in people) if exact else np.sort(money[people]), exact)
            if rho is not None and (best is None or rho < best[0]):
                best = rho, j
        if best is None:
            break
        chosen.append(best[1])
        for i in supporters[best[1]]:
            money[i] = max(money[i] - best[0], 0)
    most = sorted(range(votes.statements), key=lambda j: -len(supporters[j]))
    chosen += [j for j in most if j not in chosen][: size - len(chosen)]
    return {}


def price(purses, exact):
    if not exact:
        paid = np.concatenate(([0], np.cumsum(purses)[:-1]))
        rho = (1 - paid) / np.arange(len(purses), 0, -1)
        enough = np.flatnonzero(rho <= purses)
        return rho[enough[0]] if len(enough) else None
    left, rich = Fraction(1), len(purses)
    for purse in purses:
        if left <= purse * rich:
            return left / rich
        left -= purse
        rich -= 1
    return None


def live(votes, work):
    residual = centred(votes)
    gram = (residual.T @ residual).toarray()
    _, axes = eigsh(gram, k=2)
    scale = np.sqrt(votes.statements / np.maximum(votes.count, 1))
    if work == "ownPlace":
        return lambda: (residual[17] @ axes) * scale[17]
    if work == "everyPlace":
        return lambda: (residual @ axes) * scale[:, None]
    return lambda: eigsh(gram, k=2, v0=axes[:, 0])


def main(work, path):
    votes = Votes(path)
    run = {
        "map": lambda: map_(votes),
        "bridge": lambda: bridge(votes),
        "slate10": lambda: slate(votes, 10, exact=True),
        "slate20": lambda: slate(votes, 20, exact=False),
    }.get(work) or live(votes, work)
    times, works, said = [], [], {}
    while len(times) < 3 or (sum(times) < 1 and len(times) < 200):
        start = time.perf_counter()
        worked = time.process_time()
        said = run()
        times.append(time.perf_counter() - start)
        works.append(time.process_time() - worked)
        if times[-1] > 60 or (times[-1] > 5 and len(times) > 1):
            break
    times = times[1:] if len(times) > 1 else times
    said = said if isinstance(said, dict) else {}
    at = 0.99 if work == "ownPlace" else 0.5
    print("ms", 1000 * float(np.quantile(times, at)))
    print("worked", 1000 * float(np.median(works)))
    for name, value in said.items():
        print(name, value)


if __name__ == "__main__":
    if sys.argv[1] == "versions":
        print(f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, sklearn {sklearn.__version__}")
    else:
        main(sys.argv[1], sys.argv[2])
