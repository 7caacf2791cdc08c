import { bootStrapi } from './strapi';
test('boots', async () => {
  const b = await bootStrapi();
  console.log(Object.keys(b as any));
  await b.stop();
});
