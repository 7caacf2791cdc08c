/**
 * The pictures of the docs. `open` brings a page to what is to be seen, and gets the scene that was played; `on` is
 * strapi (default) or simulator, `size` the window, `clip` a selector when only a part is wanted.
 */
export const PICTURES = [
  {
    name: 'send-dialog',
    open: async (page) => {
      await page.goto('/admin/content-manager/collection-types/api::order.order');
      await page.getByRole('gridcell', { name: '1001', exact: true }).click();
      await page.getByRole('button', { name: 'Send a message', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Send a WhatsApp message' });
      await dialog.getByRole('combobox', { name: 'Template', exact: true }).click();
      await page.getByRole('option', { name: /Order shipped/ }).click();
      await dialog.getByText('we have packed order').waitFor();
    },
  },
  {
    name: 'template-editor',
    size: { width: 1440, height: 1165 },
    open: async (page, { draft }) => {
      await page.goto(`/admin/plugins/whatsapp/templates/${draft}`);
      await page.getByText('Hi Ines, your order').waitFor();
      // The text, its variables and the preview, which stays beside them, tell more than the first fields.
      const header = page.getByRole('textbox', { name: 'Header text' });
      await header.evaluate((field) => field.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'messages',
    size: { width: 1440, height: 740 },
    open: async (page) => {
      await page.goto('/admin/plugins/whatsapp/messages');
      await page.getByText('Read', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'campaign',
    size: { width: 1440, height: 1002 },
    open: async (page, { campaign }) => {
      await page.goto(`/admin/plugins/whatsapp/campaigns/${campaign}`);
      await page.getByRole('rowheader', { name: 'https://shop.example/spring' }).waitFor();
    },
  },
  {
    name: 'inbox',
    open: async (page, { conversation }) => {
      await page.goto(`/admin/plugins/whatsapp/inbox/${conversation}`);
      await page.getByText('Told the courier').first().waitFor();
      await page.getByText('Does the parcel fit').first().waitFor();
    },
  },
  {
    name: 'automation',
    size: { width: 1440, height: 1000 },
    open: async (page, { automation }) => {
      await page.goto(`/admin/plugins/whatsapp/automations/${automation}`);
      const record = page.getByRole('combobox', { name: 'With this record' });
      await record.click();
      await page.getByRole('option', { name: /1001/ }).first().click();
      await page.getByRole('button', { name: 'Try', exact: true }).click();
      await page.getByText('Preview, not sent').waitFor();
    },
  },
  {
    name: 'health',
    size: { width: 1440, height: 1000 },
    open: async (page) => {
      await page.goto('/admin/settings/whatsapp/health');
      const health = page.getByRole('heading', { name: 'Health', exact: true });
      await health.waitFor();
      await page.getByText('8 of 8').waitFor();
      await health.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'simulator',
    on: 'simulator',
    open: async (page, { phone }) => {
      await page.goto('/');
      await page.getByTestId('phone-picker').selectOption(phone);
      await page.getByTestId('message').first().waitFor();
    },
  },
];
