import { sendsWhenDone, type Step } from '../../../../../shared/domain/automation/action';

const SEND: Step = { type: 'sendTemplate', template: 'notice' };
const ANSWER: Step = { type: 'answer', text: 'Hello!' };
const LABEL: Step = { type: 'label', label: 'label' };

describe('Steps that are done', () => {
  it('have sent something where none that sends may have been left out', () => {
    expect(sendsWhenDone([LABEL, SEND])).toBe(true);
    expect(sendsWhenDone([ANSWER])).toBe(true);
    expect(sendsWhenDone([ANSWER, LABEL])).toBe(false);
    expect(sendsWhenDone([LABEL])).toBe(false);
    expect(sendsWhenDone([])).toBe(false);
  });
});
