import { plainText } from '../../../../admin/src/components/WhatsAppBubble/plain-text';

describe('a text as it is shown in lists', () => {
  it.each([
    ['Hi *Lena*, it is _ready_.', 'Hi Lena, it is ready.'],
    ['*Order*\n\nIs ~not~ `1001`', 'Order Is not `1001`'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['*a _b_ c*', 'a b c'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });
});
