import {
  insertPlaceholder,
  toggleMark,
  type Selection,
  type TextEdit,
} from '../../../../admin/src/components/Writing/marks';

/** `|` marks the ends of the selection; one of them is a caret. */
function read(marked: string): Selection {
  const start = marked.indexOf('|');
  const last = marked.lastIndexOf('|');
  return {
    text: marked.replaceAll('|', ''),
    start,
    end: last === start ? start : last - 1,
  };
}

function write({ text }: Selection, edit: TextEdit): string {
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return edit.start === edit.end
    ? `${next.slice(0, edit.start)}|${next.slice(edit.start)}`
    : `${next.slice(0, edit.start)}|${next.slice(edit.start, edit.end)}|${next.slice(edit.end)}`;
}

const bold = (marked: string) => write(read(marked), toggleMark(read(marked), 'bold'));

describe('A formatting mark', () => {
  it.each([
    ['a |word| here', 'a |*word*| here'],
    ['a| word |here', 'a |*word*| here'],
    ['a | here', 'a *|* here'],
    ['a |*word*| here', 'a |word| here'],
    ['a *|word|* here', 'a |word| here'],
    ['|one\ntwo|', '|*one*\n*two*|'],
  ])('turns %j into %j', (before, after) => expect(bold(before)).toBe(after));

  it('of mono reaches over lines', () => {
    const before = read('|one\ntwo|');
    expect(write(before, toggleMark(before, 'mono'))).toBe('|```one\ntwo```|');
  });
});

describe('An inserted placeholder', () => {
  it.each([
    ['Hi |', 'Hi {{1}}|'],
    ['Hi|', 'Hi {{1}}|'],
    ['Hi |there', 'Hi {{1}} |there'],
    ['Hi |, bye', 'Hi {{1}}|, bye'],
    ['Hi {{2}}|', 'Hi {{2}} {{1}}|'],
    ['Hi |you| there', 'Hi {{1}}| there'],
  ])('turns %j into %j', (before, after) => {
    const selection = read(before);
    expect(write(selection, insertPlaceholder(selection, '1'))).toBe(after);
  });
});
