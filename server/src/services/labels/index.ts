import type { Label, SaveLabel } from '../../../../shared/contracts/inbox';
import { notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { LabelRow } from '../../store/rows';
import { isUniqueViolation } from '../../store/table';
import { toLabel } from '../conversations/view';

const MOST_NAME = 50;
const USUAL_COLOR = '#4945ff';

/** The internal service `labels`: the words by which conversations are sorted. */
export function createLabels({ labels }: Pick<Runtime, 'labels'>) {
  async function getRow(documentId: string): Promise<LabelRow> {
    const row = await labels.get(documentId);
    if (!row) throw notFound('label.notFound');
    return row;
  }

  /** What is to be kept; a name is there once, however it is written. */
  async function read({ name, color = USUAL_COLOR }: SaveLabel['Request'], own: number | null) {
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > MOST_NAME) throw refuse('label.name', 'name');
    if (!/^#[\da-f]{6}$/i.test(color)) throw refuse('label.color', 'color');
    const isSame = (other: LabelRow) =>
      other.id !== own && other.name.toLowerCase() === trimmed.toLowerCase();
    if ((await labels.list()).some(isSame)) throw refuse('label.taken', 'name', { name: trimmed });
    return { name: trimmed, color: color.toLowerCase() };
  }

  /** Of two who make the same at once one is refused. */
  const saved = (name: string, work: Promise<LabelRow | null>): Promise<Label> =>
    work.then(
      (row) => toLabel(row!),
      (failure: unknown) => {
        throw isUniqueViolation(failure) ? refuse('label.taken', 'name', { name }) : failure;
      },
    );

  return {
    list: async (): Promise<Label[]> => (await labels.list()).map(toLabel),

    create: async (input: SaveLabel['Request']): Promise<Label> =>
      saved(input.name, labels.insert(await read(input, null))),

    async update(documentId: string, input: SaveLabel['Request']): Promise<Label> {
      const row = await getRow(documentId);
      const data = await read({ color: row.color, ...input }, row.id);
      return saved(input.name, labels.update(row.id, data));
    },

    /** Conversations lose it. */
    async delete(documentId: string): Promise<Label> {
      const row = await getRow(documentId);
      await labels.delete(row.id);
      return toLabel(row);
    },
  };
}

export type Labels = ReturnType<typeof createLabels>;
