interface Named {
  readonly id: string;
}

/** A list with one of its entries put before another one, or at the end. Unchanged where the entry is not in it. */
export function moved<Entry extends Named>(
  list: readonly Entry[],
  id: string,
  before: string | undefined,
): readonly Entry[] {
  const entry = list.find((other) => other.id === id);
  if (!entry || id === before) return list;
  const others = list.filter((other) => other !== entry);
  const found = others.findIndex((other) => other.id === before);
  const index = found < 0 ? others.length : found;
  return [...others.slice(0, index), entry, ...others.slice(index)];
}
