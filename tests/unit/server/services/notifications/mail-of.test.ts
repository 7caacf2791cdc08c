import { mailOf, newsMailOf } from '../../../../../server/src/services/notifications/mail-of';
import {
  CHANGE_KINDS,
  MAIL_WORDS,
} from '../../../../../server/src/services/notifications/mail-words';
import { alertIn } from '../../../../../shared/domain/alert-sentences';
import { SENTENCES, type SentenceKey } from '../../../../../shared/domain/sentences';
import { SPOKEN_LANGUAGES } from '../../../../../shared/domain/spoken-language';

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
    const { subject, text } = mailOf([{ change, template }], 'en');
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
    const { text } = mailOf([{ change, template: { ...template, label: null, url: null } }], 'en');
    expect(text).toContain('“order_ready” (en)');
    expect(text).toContain('from UTILITY to MARKETING');
    expect(text).toContain('From: 2026-11-23T10:00:00.000Z');
    expect(text).not.toContain('null');
  });

  it('holds several things that happened at once', () => {
    const news = ['approved', 'paused'].map((kind) => ({ change: { kind, params: {} }, template }));
    const { subject, text } = mailOf(news, 'en');
    expect(subject).toBe('2 changes to your WhatsApp templates');
    expect(text).toContain('was approved by Meta');
    expect(text).toContain('was paused by Meta');
  });
});

describe.each(SPOKEN_LANGUAGES.filter((code) => code !== 'en'))('A mail in %s', (language) => {
  it.each(CHANGE_KINDS)('says that a template %s', (kind) => {
    const params = {
      from: 'UTILITY',
      to: 'MARKETING',
      at: '2026-11-23',
      reason: 'R1',
      recommendation: 'R2',
    };
    const { subject, text } = mailOf([{ change: { kind, params }, template }], language);
    const english = mailOf([{ change: { kind, params }, template }], 'en');
    expect(subject).toContain('“Order ready” (order_ready, en)');
    expect(subject).not.toBe(english.subject);
    for (const [at, line] of text.split('\n').entries())
      if (line !== template.url) expect(line).not.toBe(english.text.split('\n')[at]);
    for (const word of ['R1', 'R2', template.url, 'Atlas Books']) expect(text).toContain(word);
    for (const value of ['UTILITY', 'MARKETING'])
      expect(text.includes(value)).toBe(english.text.includes(value));
  });

  it('says what an alert says, with what English is given', () => {
    const keys = Object.keys(SENTENCES).filter(
      (key) => key.startsWith('alert.') && key !== 'alert.notFound',
    ) as SentenceKey[];
    expect(keys.length).toBeGreaterThan(20);
    const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of keys) {
      const said = alertIn(language, key);
      expect(said).not.toBe(SENTENCES[key]);
      expect(namesIn(said)).toEqual(namesIn(SENTENCES[key]));
      // The panel reads these as ICU: a straight apostrophe would quote what follows.
      expect(said).not.toMatch(/'|\{\w+,/);
    }
  });

  it('has its own subjects', () => {
    const words = MAIL_WORDS[language];
    for (const name of [
      'account',
      'campaign',
      'automation',
      'forwarding',
      'written',
      'waits',
    ] as const) {
      expect(words[name]('Atlas')).toContain('Atlas');
      expect(words[name]('Atlas')).not.toBe(MAIL_WORDS.en[name]('Atlas'));
    }
    const { subject, text } = newsMailOf(words.account('Atlas'), 'Message', 'https://cms.example');
    expect([subject, text]).toEqual([words.account('Atlas'), 'Message\nhttps://cms.example']);
  });
});
