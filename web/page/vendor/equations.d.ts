export const EQUATIONS: Record<string, string>;
