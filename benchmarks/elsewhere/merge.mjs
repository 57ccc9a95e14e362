// Merges NAME.vm with NAME.json of a folder by velocityjs.
// once: once, and prints the message. warm ROUNDS: first for 2 seconds to let the JIT do its work, then prints for each round
// the best CPU time of one merge, and of one parse, in nanoseconds. bulk: merges NAME.vm with each line of NAME.jsonl, and
// prints the nanoseconds that took and how many characters there were.
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import velocity from "velocityjs";

const { Compile, parse } = velocity;
const [folder, name, task, rounds] = process.argv.slice(2);
const source = readFileSync(join(folder, `${name}.vm`), "utf8");
const merge = (tree, data) => new Compile(tree).render(data);

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function best(action, seconds) {
  let least = Infinity;
  const until = performance.now() + seconds * 1000;
  for (let turns = 0; turns < 5 || performance.now() < until; turns++) {
    const start = cpu();
    for (let turn = 0; turn < 20; turn++) action();
    least = Math.min(least, (cpu() - start) / 20);
  }
  return Math.round(least);
}

if (task === "bulk") {
  const tree = parse(source);
  let spent = 0n, length = 0;
  for await (const line of createInterface({ input: createReadStream(join(folder, `${name}.jsonl`)) })) {
    const data = JSON.parse(line);
    const start = process.hrtime.bigint();
    length += merge(tree, data).length;
    spent += process.hrtime.bigint() - start;
  }
  console.log(`${spent} ${length}`);
} else {
  const data = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  if (task === "once") {
    process.stdout.write(merge(parse(source), data));
  } else {
    const tree = parse(source);
    for (const action of [() => merge(tree, data), () => parse(source)]) {
      best(action, 2);
      console.log(Array.from({ length: Number(rounds) }, () => best(action, 0.3)).join(" "));
    }
  }
}
