export function missingFonts(): readonly string[];
