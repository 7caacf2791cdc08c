import type { Automation, AutomationInput } from '../../shared/contracts/automations';
import { addColleague, holdPhones, sit, type Agent, type Colleague } from './agents';
import { approveTemplate } from './approved-template';
import { DEMO_LOGIN } from './browser';
import { startDemo, type Demo } from './demo';

const AUTOMATIONS = '/admin/plugins/whatsapp/automations';
const APPOINTMENT = 'api::appointment.appointment';
const CODED = 'Written in code';
const PATIENT = 'Waits a day';
const EAGER = 'Too eager';
/** A template about no record. */
const HOURS = 'opening_hours';

/** Alerts are asked for every half a minute. */
const PATIENCE_MS = 90_000;

const READER: Colleague = {
  firstname: 'Rita',
  lastname: 'Reader',
  email: 'rita@example.com',
  password: 'WhatsApp-demo-1',
};
const WRITER: Colleague = { ...READER, firstname: 'Wanda', email: 'wanda@example.com' };
const OTHER: Colleague = { ...READER, firstname: 'Otto', email: 'otto@example.com' };

/** Automations as those see them who did not write them: locked, waiting, paused, and with fewer rights. */
describe('an automation', () => {
  let demo: Demo;
  let agent: Agent;
  let token: string;

  const request = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${demo.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBeLessThan(300);
    return ((await answer.json()) as { data: T }).data;
  };
  const ask = <T>(method: string, path: string, body?: object) =>
    request<T>(method, `/whatsapp/${path}`, body);
  const turnOn = async (input: Omit<AutomationInput, 'trigger'>): Promise<string> => {
    const { documentId } = await ask<Automation>('POST', 'automations', {
      ...input,
      trigger: { type: 'created', uid: APPOINTMENT },
      condition: { '==': [{ var: 'record.name' }, input.name] },
    });
    await ask('POST', `automations/${documentId}/turn-on`, {});
    return documentId;
  };
  const book = async (name: string): Promise<string> => {
    const path = `/content-manager/collection-types/${APPOINTMENT}`;
    const { documentId } = await request<{ documentId: string }>('POST', path, {
      name,
      phone: '+4917655501234',
    });
    return documentId;
  };

  beforeAll(async () => {
    demo = await startDemo({
      config: {
        collections: { [APPOINTMENT]: { phoneField: 'phone', nameField: 'name' } },
        automations: [
          {
            key: 'booked',
            name: CODED,
            enabled: true,
            trigger: { type: 'created', uid: APPOINTMENT },
            condition: { '==': [{ var: 'record.name' }, CODED] },
            steps: [{ type: 'emit', name: 'booked' }],
          },
        ],
      },
    });
    agent = await sit(demo);
    const login = await fetch(`${demo.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(DEMO_LOGIN),
    });
    token = ((await login.json()) as { data: { token: string } }).data.token;
    await approveTemplate(ask, holdPhones(demo).simulate, {
      name: HOURS,
      body: 'We are here from Tuesday to Saturday, from nine to six.',
    });
  });
  afterAll(async () => {
    await agent?.browser.close();
    await demo?.stop();
  });

  test('that code defines can be read and tried, and not changed', async () => {
    const { page, screen } = agent;
    const { button, text, region, choose, faults } = screen;
    await book(CODED);
    await page.goto(AUTOMATIONS);
    const row = page.getByRole('row', { name: new RegExp(CODED) });
    await row.getByText('Defined in code').waitFor();
    expect(await row.getByRole('switch').count()).toBe(0);
    await row.getByRole('link', { name: CODED }).click();
    await page.getByText('It is written in the configuration of this Strapi').waitFor();
    expect(await text('Name').isDisabled()).toBe(true);
    for (const name of ['Save', 'Turn off', 'Add a condition', 'Add a step'])
      expect(await button(name).count()).toBe(0);

    const trial = region('Try it');
    await choose('With this record', new RegExp(CODED), trial);
    await button('Try', trial).click();
    await trial.getByText('It would go on').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('that waits says until when, in the log and beside the record', async () => {
    const { page, screen } = agent;
    const { button, panel, faults } = screen;
    const wait = { amount: 1, unit: 'days' } as const;
    const steps: AutomationInput['steps'] = [{ type: 'emit', name: 'a-day-later', wait }];
    const documentId = await turnOn({ name: PATIENT, steps });
    const record = await book(PATIENT);
    await page.goto(`${AUTOMATIONS}/runs?state=waiting&automation=${documentId}`);
    const row = page.getByRole('row', { name: new RegExp(PATIENT) });
    await row.getByText(/^Goes on at/).waitFor();
    await row.getByText('1 step to come').waitFor();
    expect(await faults()).toEqual([]);

    await page.goto(`/admin/content-manager/collection-types/${APPOINTMENT}/${record}`);
    const runs = panel().getByRole('list', { name: 'Automations' });
    await runs.getByText(/^Goes on at/).waitFor();
    expect(await faults('aside')).toEqual([]);
    await runs.getByRole('link', { name: PATIENT }).click();
    await button('Turn off').click();
    await page
      .getByRole('alertdialog')
      .getByText(/One run waits for its time/)
      .waitFor();
    await button('Cancel', page.getByRole('alertdialog')).click();
  });

  test('that has paused itself says why wherever one looks, with the way to it', async () => {
    const { page, screen } = agent;
    const { region, faults } = screen;
    const steps: AutomationInput['steps'] = [{ type: 'emit', name: 'eager' }];
    await turnOn({ name: EAGER, steps, limits: { maxPerHour: 1 } });
    await book(EAGER);
    await book(EAGER);
    const alerts = region('Needs attention');
    const words = `The automation “${EAGER}” is paused: it would have gone on more than 1 times`;
    // The list and the alerts above it are asked for again by themselves.
    await page.goto(AUTOMATIONS);
    await alerts.getByText(words).first().waitFor({ timeout: PATIENCE_MS });
    const row = page.getByRole('row', { name: new RegExp(EAGER) });
    await row.getByText('Paused', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await alerts.getByRole('link', { name: 'Open the automation' }).click();
    await page.getByText('It has paused itself').waitFor();
    await page.getByText('It would have gone on more than 1 times within an hour').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('is seen, and no more, by whoever may see it', async () => {
    await addColleague(demo, READER, ['automations.read']);
    const reader = await sit(demo, READER);
    const { page, screen } = reader;
    const { button, region, text, faults } = screen;
    await page.goto(AUTOMATIONS);
    const row = page.getByRole('row', { name: new RegExp(EAGER) });
    await row.getByText('Paused', { exact: true }).waitFor();
    await region('Needs attention').getByText(EAGER).first().waitFor();
    expect(await button('Dismiss').count()).toBe(0);
    expect(await page.getByRole('switch').count()).toBe(0);
    expect(await button('Presets').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New automation' }).count()).toBe(0);
    await row.getByRole('link', { name: EAGER }).click();
    await page.getByText('It has paused itself').waitFor();
    expect(await text('Name').isDisabled()).toBe(true);
    expect(await button('Turn on again').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Try it' }).count()).toBe(0);
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'Run log' }).click();
    await page
      .getByRole('row', { name: new RegExp(EAGER) })
      .first()
      .waitFor();
    expect(await faults()).toEqual([]);
    await page.goto(`${AUTOMATIONS}/new`);
    await page.getByText(/permissions to access/).waitFor();
    expect(reader.browser.pageErrors).toEqual([]);
    await reader.browser.close();
  });

  test('is written by whoever may do nothing but that', async () => {
    await addColleague(demo, WRITER, ['automations.manage']);
    const writer = await sit(demo, WRITER);
    const { page, screen } = writer;
    const { button, region, text, choose, faults } = screen;
    await page.goto('/admin');
    await page.getByRole('link', { name: 'WhatsApp' }).first().click();
    await page.getByRole('row', { name: new RegExp(EAGER) }).waitFor();
    await page.getByRole('link', { name: 'New automation' }).click();
    await text('Name').fill('Opening hours');
    await choose('This happens', 'Somebody writes a word', region('When'));
    await text('Words', region('When')).fill('hours');
    await region('Try it').getByText('you need the right to see contacts').waitFor();
    // A word that somebody writes is about no record.
    await choose('Template', new RegExp(HOURS), region('Then'));
    expect(await faults()).toEqual([]);
    await button('Save').click();
    await page.getByText('The automation is saved.').waitFor();
    await button('Turn on').click();
    const dialog = page.getByRole('alertdialog');
    await button('Turn on', dialog).click();
    await button('Turn off').waitFor();
    expect(writer.browser.pageErrors).toEqual([]);
    await writer.browser.close();
  });

  test('is not there for anybody else', async () => {
    await addColleague(demo, OTHER, ['messages.read']);
    const other = await sit(demo, OTHER);
    const { page } = other;
    await page.goto(AUTOMATIONS);
    await page.getByText(/permissions to access/).waitFor();
    await page.goto('/admin/plugins/whatsapp/messages');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Automations' }).count()).toBe(0);
    await other.browser.close();
  });
});
