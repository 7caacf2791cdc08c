import { mailOf } from '../../../../../server/src/services/notifications/mail-of';

const template = {
  name: 'order_ready',
  label: 'Order ready',
  language: 'en',
  accountName: 'Atlas Books',
  url: 'https://cms.example.com/admin/plugins/whatsapp/templates/abc',
};

describe('A mail about a template', () => {
  it('says what happened, why, what to do and where', () => {
    const change = {
      kind: 'rejected',
      params: { reason: 'Too vague.', recommendation: 'Say what is ready.' },
    };
    const { subject, text } = mailOf([{ change, template }]);
    expect(subject).toBe('WhatsApp template “Order ready” (order_ready, en) was rejected by Meta');
    expect(text.split('\n')).toEqual([
      'The template “Order ready” (order_ready, en) of Atlas Books was rejected by Meta.',
      'Why: Too vague.',
      'Meta recommends: Say what is ready.',
      'What to do: Change it as Meta asks, then submit it again.',
      template.url,
    ]);
  });

  it('says from what to what a category changes, and when', () => {
    const change = {
      kind: 'category-notice',
      params: { from: 'UTILITY', to: 'MARKETING', at: '2026-11-23T10:00:00.000Z' },
    };
    const { text } = mailOf([{ change, template: { ...template, label: null, url: null } }]);
    expect(text).toContain('“order_ready” (en)');
    expect(text).toContain('from UTILITY to MARKETING');
    expect(text).toContain('From: 2026-11-23T10:00:00.000Z');
    expect(text).not.toContain('null');
  });

  it('holds several things that happened at once', () => {
    const news = ['approved', 'paused'].map((kind) => ({ change: { kind, params: {} }, template }));
    const { subject, text } = mailOf(news);
    expect(subject).toBe('2 changes to your WhatsApp templates');
    expect(text).toContain('was approved by Meta');
    expect(text).toContain('was paused by Meta');
  });
});
