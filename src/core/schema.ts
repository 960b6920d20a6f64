import * as v from 'valibot';
import type { Problem } from './problem.ts';
import type { Result } from './result.ts';

/** A schema for stored text from the parser that read the text when it was typed: one truth for both. */
export const schemaOf = <Value>(parse: (text: string) => Result<Value, Problem>) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
      const parsed = parse(dataset.value);
      if (parsed.ok) return parsed.value;
      addIssue({ message: parsed.fault.code });
      return NEVER;
    }),
  );

/** A plain object that nobody changes in place. */
export const data = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.object(entries), v.readonly());

/** A list that nobody changes in place. */
export const list = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.readonly());

/** What of some entries can be read: one that is damaged must not take the others along. */
export const readAll = <Value>(
  schema: v.GenericSchema<unknown, Value>,
  stored: readonly unknown[],
): readonly Value[] =>
  stored.flatMap((entry): Value[] => {
    const read = v.safeParse(schema, entry);
    return read.success ? [read.output] : [];
  });

/** A list read entry by entry. */
export const lenientList = <Value>(schema: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((stored) => readAll(schema, stored)),
  );
