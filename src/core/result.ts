/** What a parser gives back: the value, or what is wrong with the input, as plain data. */
export type Result<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

export const good = <Value>(value: Value) => ({ ok: true, value }) as const;

export const bad = <Fault>(fault: Fault) => ({ ok: false, fault }) as const;
