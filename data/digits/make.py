"""Makes digits.csv.gz and samples/*.png from scikit-learn's copy of the data set. Same bytes every time.

    python data/digits/make.py
"""

import gzip
import io
from pathlib import Path

from PIL import Image
from sklearn.datasets import load_digits

HERE = Path(__file__).parent
# Rows of the test split of seed 0, so that no model of that seed was trained on them.
# tests/data/digits.test.ts checks that they are.
SAMPLES = [23, 48, 76]

digits = load_digits()
rows = [[int(value) for value in image] + [int(label)] for image, label in zip(digits.data, digits.target)]
header = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)] + ["label"]
text = "\n".join(",".join(map(str, row)) for row in [header, *rows]) + "\n"

compressed = io.BytesIO()
with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=compressed, mtime=0) as file:
    file.write(text.encode("ascii"))
(HERE / "digits.csv.gz").write_bytes(compressed.getvalue())

(HERE / "samples").mkdir(exist_ok=True)
for index in SAMPLES:
    *pixels, label = rows[index]
    image = Image.new("L", (8, 8))
    image.putdata([round(pixel * 255 / 16) for pixel in pixels])
    image.save(HERE / "samples" / f"{label}-row{index}.png", optimize=True)
