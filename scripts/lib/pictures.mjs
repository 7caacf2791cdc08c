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
      await page.getByRole('option', { name: 'Order shipped · English' }).click();
      await dialog.getByText('we have packed order').waitFor();
    },
  },
  {
    name: 'template-editor',
    size: { width: 1440, height: 1200 },
    open: async (page, { draft }) => {
      await page.goto(`/admin/plugins/whatsapp/templates/${draft}`);
      await page.getByText('Hi Ines, your order').waitFor();
    },
  },
  {
    name: 'messages',
    open: async (page) => {
      await page.goto('/admin/plugins/whatsapp/messages');
      await page.getByText('Read', { exact: true }).first().waitFor();
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
