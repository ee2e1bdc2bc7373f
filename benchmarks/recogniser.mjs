// The public recogniser: reads one JSON array of texts, writes for each the [start, end] of what it takes for people.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const nlp = createRequire(process.argv[2] + "/")("compromise");
const texts = JSON.parse(readFileSync(0, "utf8"));
const found = texts.map((text) =>
  nlp(text).people().json({ offset: true }).map(({ offset }) => [offset.start, offset.start + offset.length]),
);
process.stdout.write(JSON.stringify(found));
