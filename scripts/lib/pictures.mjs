/**
 * The pictures of the docs. `open` brings a page to what is to be seen; `on` is strapi (default) or simulator,
 * `size` the window, `clip` a selector when only a part is wanted, `signedOut` a page before the login.
 */
export const PICTURES = [
  {
    name: 'login',
    signedOut: true,
    open: async (page) => {
      await page.goto('/admin/auth/login');
      await page.locator('button[type="submit"]').waitFor();
    },
  },
  {
    name: 'orders',
    open: async (page) => {
      await page.goto('/admin/content-manager/collection-types/api::order.order');
      await page.getByText('1001').first().waitFor();
    },
  },
];
