import fc from 'fast-check';
import { createSseReader } from '../../../../admin/src/api/live/read-sse';

const readAll = (pieces: string[]) => {
  const reader = createSseReader();
  return pieces.flatMap((piece) => reader.read(piece));
};

describe('A stream of server-sent events', () => {
  it('is read event by event, with the last id that was named', () => {
    expect(readAll(['event: hello\nid: 7\ndata: {"a":1}\n\n', 'data: one\ndata: two\n\n'])).toEqual(
      [
        { type: 'hello', id: '7', data: '{"a":1}' },
        { type: 'message', id: '7', data: 'one\ntwo' },
      ],
    );
  });

  it('says nothing before an event is complete', () => {
    const reader = createSseReader();
    expect(reader.read('event: hello\ndata: 1\n')).toEqual([]);
    expect(reader.read('\n')).toEqual([{ type: 'hello', id: '', data: '1' }]);
  });

  it('passes over comments, fields that it does not know and events without data', () => {
    expect(readAll([': still here\n\nevent: empty\n\nfoo: bar\ndata\ndata:x\n\n'])).toEqual([
      { type: 'message', id: '', data: '\nx' },
    ]);
  });

  it('takes away one space behind the colon, and the mark at the very beginning', () => {
    expect(readAll(['\uFEFFdata:  x\n\n'])).toEqual([{ type: 'message', id: '', data: ' x' }]);
  });

  it('learns how long to wait before coming back', () => {
    const reader = createSseReader();
    expect(reader.retryMs()).toBeNull();
    reader.read('retry: 2000\n\nretry: soon\n\n');
    expect(reader.retryMs()).toBe(2000);
  });

  it('comes to the same, wherever it is cut and however its lines end', () => {
    const text = ': hi\n\nevent: items\nid: 12\ndata: {"x":"a\u00e9"}\ndata: b\n\ndata: c\n\n';
    const whole = readAll([text]);
    fc.assert(
      fc.property(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat({ max: text.length * 2 }), { maxLength: 20 }),
        (end, cuts) => {
          const written = text.replaceAll('\n', end);
          const places = [0, ...cuts.sort((a, b) => a - b), written.length];
          const pieces = places.slice(1).map((to, index) => written.slice(places[index], to));
          expect(readAll(pieces)).toEqual(whole);
        },
      ),
    );
  });
});
