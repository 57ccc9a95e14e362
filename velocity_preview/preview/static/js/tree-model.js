// The list of templates as a tree of folders, flattened to rows. No document here.

/** A row: `{ kind, name, label, depth, open }`; a folder's `name` is its path. */
export function rows(templates, { filter = "", closed = new Set() } = {}) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = templates.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const tree = grow(wanted);
  return flatten(tree, 0, words.length ? new Set() : closed);
}

function grow(templates) {
  const root = { children: new Map(), path: "" };
  for (const { name } of templates) {
    const parts = name.split("/");
    const leaf = parts.pop();
    let node = root;
    for (const part of parts) node = branch(node, part);
    node.children.set(`${leaf}/leaf`, { kind: "template", name, label: leaf });
  }
  return root;
}

function branch(node, label) {
  const key = `${label}/branch`;
  if (!node.children.has(key)) {
    const path = node.path ? `${node.path}/${label}` : label;
    node.children.set(key, { kind: "folder", name: path, path, label, children: new Map() });
  }
  return node.children.get(key);
}

function flatten(node, depth, closed) {
  const found = [];
  for (const { kind, name, label, ...child } of inOrder(node.children.values())) {
    const open = kind === "folder" && !closed.has(name);
    found.push({ kind, name, label, depth, open });
    if (open) found.push(...flatten(child, depth + 1, closed));
  }
  return found;
}

const order = new Intl.Collator("en", { numeric: true });
const inOrder = (children) => [...children].sort((one, other) => order.compare(one.label, other.label));
