/** What a quick reply can be filled with. */
export const QUICK_REPLY_VARIABLES = [
  'contact.name',
  'contact.firstName',
  'contact.phone',
  'agent.name',
  'agent.firstName',
  'account.name',
] as const;

export type QuickReplyVariable = (typeof QUICK_REPLY_VARIABLES)[number];

/** What is known; null and nothing at all are the same. */
export type QuickReplyValues = Partial<Record<QuickReplyVariable, string | null>>;

const VARIABLE = /\{\{\s*([a-zA-Z.]+)\s*\}\}/g;

const isVariable = (name: string): name is QuickReplyVariable =>
  (QUICK_REPLY_VARIABLES as readonly string[]).includes(name);

/** The first word of a name; null for none. */
export const firstNameOf = (name: string | null): string | null =>
  name?.trim().split(/\s+/)[0] || null;

/** The variables in a text that there are not. */
export const unknownVariables = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(VARIABLE)].map(([, name]) => name!).filter((one) => !isVariable(one)),
  ),
];

/** A quick reply as it reads for somebody; what nothing is known for stays as it is written, and is told. */
export function fillQuickReply(
  text: string,
  values: QuickReplyValues,
): { filled: string; missing: QuickReplyVariable[] } {
  const missing = new Set<QuickReplyVariable>();
  const filled = text.replace(VARIABLE, (written, name: string) => {
    if (!isVariable(name)) return written;
    const value = values[name]?.trim();
    if (!value) missing.add(name);
    return value || written;
  });
  return { filled, missing: [...missing] };
}
