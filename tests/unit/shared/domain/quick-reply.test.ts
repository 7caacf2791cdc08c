import {
  fillQuickReply,
  firstNameOf,
  unknownVariables,
} from '../../../../shared/domain/quick-reply';

describe('A quick reply', () => {
  it('is filled with what is known, and says what is not', () => {
    const text = 'Hi {{contact.firstName}} and {{ agent.name }}, {{contact.firstName}} {{other}}';
    expect(fillQuickReply(text, { 'agent.name': 'Tom', 'contact.firstName': ' ' })).toEqual({
      filled: 'Hi {{contact.firstName}} and Tom, {{contact.firstName}} {{other}}',
      missing: ['contact.firstName'],
    });
  });

  it('does not fill what a value says', () => {
    const { filled } = fillQuickReply('{{contact.name}}', { 'contact.name': '{{agent.name}} $1' });
    expect(filled).toBe('{{agent.name}} $1');
  });

  it('names variables that there are not', () => {
    expect(unknownVariables('{{contact.name}} {{x}} {{y.z}} {{x}}')).toEqual(['x', 'y.z']);
  });

  it('calls people by their first name', () => {
    expect([firstNameOf('Ada Byron'), firstNameOf('  '), firstNameOf(null)]).toEqual([
      'Ada',
      null,
      null,
    ]);
  });
});
