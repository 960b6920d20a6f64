// In the place of `preact/hooks` at the first paint, which is the only one of its kind.

export const useRef = <Value>(current: Value): { current: Value } => ({ current });

export const useMemo = <Value>(make: () => Value): Value => make();

/** Nobody refers to anything yet. */
export const useId = (): string => '';

export const useEffect = (): void => undefined;

export const useLayoutEffect = useEffect;
