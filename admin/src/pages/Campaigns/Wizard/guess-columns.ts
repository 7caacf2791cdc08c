const PHONE = /phone|mobile|mobil|cell|tel|whats\s?app|handy|número|numero|number/i;
const NAME = /name|nombre|nome|kontakt|contact/i;
const LOOKS_LIKE_PHONE = /^[+(]?[\d\s()./-]{7,20}$/;

/** Which columns of a file hold the numbers and the names; null where nothing looks like it. */
export function guessColumns(
  columns: string[],
  sample: Record<string, string>[],
): { phone: string | null; name: string | null } {
  const looksLikePhone = (column: string) => {
    const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => LOOKS_LIKE_PHONE.test(cell));
  };
  const numbers = columns.filter(looksLikePhone);
  const called = (word: RegExp, among: string[]) => among.find((column) => word.test(column));
  const phone = called(PHONE, numbers) ?? numbers[0] ?? called(PHONE, columns) ?? null;
  const others = columns.filter((column) => column !== phone);
  return { phone, name: called(NAME, others) ?? null };
}
