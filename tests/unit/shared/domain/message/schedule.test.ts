import { checkExpiresAt, checkSendAt } from '../../../../../shared/domain/message/schedule';

const NOW = new Date('2026-07-21T09:30:00Z');
const codes = (sendAt: string) => checkSendAt(new Date(sendAt), NOW).map(({ code }) => code);

describe('the time at which a message is to leave', () => {
  it.each(['2026-07-21T09:31:00Z', '2027-07-21T09:30:00Z'])('may be %s', (sendAt) => {
    expect(codes(sendAt)).toEqual([]);
  });

  it.each([
    ['2026-07-21T09:30:00Z', 'sendAt.past'],
    ['2025-07-21T09:30:00Z', 'sendAt.past'],
    ['2027-07-23T09:30:00Z', 'sendAt.tooFar'],
    ['tomorrow', 'sendAt.invalid'],
  ])('may not be %s', (sendAt, code) => {
    expect(codes(sendAt)).toEqual([code]);
  });
});

describe('the time after which a message is given up', () => {
  const deadline = (expiresAt: string, sendAt: string | null = null) =>
    checkExpiresAt(new Date(expiresAt), sendAt === null ? null : new Date(sendAt), NOW).map(
      ({ code, path }) => `${path}: ${code}`,
    );

  it.each([
    ['2026-07-21T09:30:01Z', null],
    ['2026-07-21T10:00:01Z', '2026-07-21T10:00:00Z'],
  ])('may be %s where the message leaves at %s', (expiresAt, sendAt) => {
    expect(deadline(expiresAt, sendAt)).toEqual([]);
  });

  it.each([
    ['tomorrow', null, 'expiresAt.invalid'],
    ['2026-07-21T09:30:00Z', null, 'expiresAt.past'],
    ['2026-07-21T10:00:00Z', '2026-07-21T10:00:00Z', 'expiresAt.beforeSendAt'],
    ['2026-07-21T09:59:00Z', '2026-07-21T10:00:00Z', 'expiresAt.beforeSendAt'],
  ])('may not be %s where the message leaves at %s', (expiresAt, sendAt, code) => {
    expect(deadline(expiresAt, sendAt)).toEqual([`expiresAt: ${code}`]);
  });
});
