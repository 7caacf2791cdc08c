import { judgeHealth } from '../../../../../shared/domain/health';
import { diagnosticsText, maskDigits } from '../../../../../shared/domain/health/diagnostics';
import { judgeGuide } from '../../../../../shared/domain/health/guide';
import { NOW, refused, withFault } from './healthy-facts';

const SURROUNDINGS = {
  plugin: '1.2.3',
  strapi: '5.54.0',
  node: 'v20.20.2',
  system: 'linux 6.1 x64',
  database: 'postgres 15.4',
  engine: 'redis',
  isProduction: true,
  environment: 'meta',
  graphVersion: 'v26.0',
  at: NOW.toISOString(),
};

describe('A report', () => {
  const facts = withFault({
    account: { name: 'Secret Shop', businessAccountId: '102290129340398' },
    asked: { number: refused(131031) },
    number: { phone: '+49 30 55501020' },
  });
  const checks = judgeHealth(facts, NOW);
  const text = diagnosticsText(SURROUNDINGS, judgeGuide(facts, checks), checks);

  it('names versions, steps and findings', () => {
    expect(text).toContain('strapi-plugin-whatsapp 1.2.3');
    expect(text).toContain('Strapi 5.54.0, Node v20.20.2, linux 6.1 x64');
    expect(text).toContain('Database postgres 15.4, queue redis, production');
    expect(text).toContain('- phoneNumber: problem (health.refused), Meta 131031, trace Trace');
    expect(text).toMatch(/Guide: \d of 8 \(app done, /);
  });

  it('names nobody, no address, and nothing in Meta’s words', () => {
    expect(text).not.toMatch(/Secret Shop|example\.com|102290129340398|55501020|As Meta says it/);
  });

  it('leaves codes of Meta’s readable, and of longer numbers the end', () => {
    expect(maskDigits('131031 and 102290129340398')).toBe('131031 and …98');
  });
});
