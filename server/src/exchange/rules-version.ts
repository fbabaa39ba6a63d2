/** The version of `docs/rules.md`, which an operator accepts; its first line says the same, and a test compares them. */
export const rulesVersion = '1';
