import fc from 'fast-check';

import {
  editedContent,
  withEdit,
  type Version,
} from '../../../../../../../shared/domain/message/content/inbound/versions';

const version = (wamid: string | null, seconds: number): Version => ({
  wamid,
  at: new Date(1_795_344_000_000 + seconds * 1_000).toISOString(),
  content: { type: 'text', body: `at ${seconds}` },
});

const FIRST = version(null, 10);

describe('Edits of a message', () => {
  it('end the same in whatever order they come, and however often', () => {
    const edits = [20, 20, 30, 40].map((at, index) => version(`wamid.${index}`, at));
    const order = fc.array(fc.constantFrom(...edits), { maxLength: 20 });
    fc.assert(
      fc.property(order, (some) => {
        const end = [...some, ...edits].reduce((all, edit) => withEdit(all, edit) ?? all, [FIRST]);
        expect(end).toEqual([FIRST, ...edits]);
      }),
    );
  });

  it('come after what was written first, whatever their clock says', () => {
    const early = version('wamid.early', 0);
    expect(withEdit([FIRST], early)).toEqual([FIRST, early]);
  });

  it('leave the file and what else the message came with', () => {
    const media = { id: '1', mime: 'image/png', sha256: null };
    expect(
      editedContent(
        { type: 'image', media, caption: 'old', forwarded: 'once' },
        { type: 'image', media: { id: '2', mime: null, sha256: null }, caption: 'new' },
      ),
    ).toEqual({ type: 'image', media, caption: 'new', forwarded: 'once' });
  });
});
