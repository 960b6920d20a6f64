/** The arms' turns of one round: every other one the other way round, so that no arm is always the later. */
export const turnsOf = <Arm>(arms: readonly Arm[], round: number): readonly Arm[] =>
  round % 2 === 0 ? arms : arms.toReversed();

export interface Settings {
  /** How many requests each arm makes. */
  readonly requests: number;
  /** How many in a row, before it is the next arm's turn. */
  readonly turn: number;
  /** How many each arm makes before anything counts. */
  readonly warmUp: number;
}

export const USUAL: Settings = { requests: 2000, turn: 10, warmUp: 300 };

const NAMES: Readonly<Record<string, keyof Settings>> = {
  requests: 'requests',
  turn: 'turn',
  'warm-up': 'warmUp',
};

/** Reads `--requests=1000`. Throws where an argument is none of ours. */
export function settingsFrom(args: readonly string[], usual: Settings = USUAL): Settings {
  const read = args.map((arg) => {
    const [, name = '', count = ''] = /^--([a-z-]+)=(\d{1,6})$/.exec(arg) ?? [];
    const setting = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    if (!setting || Number(count) < 1) throw new Error(`Not understood: ${arg}`);
    return [setting, Number(count)] as const;
  });
  return { ...usual, ...Object.fromEntries(read) };
}
