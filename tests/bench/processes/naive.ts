// A Strapi without the plugin, with what tutorials build instead.
import { serve } from '../child';
import { inLoops, sendBare, type Run } from './bare-loop';
import { boot } from './boot';

const UID = 'api::whatsapp-message.whatsapp-message';

void (async () => {
  const strapi = await boot();
  const documents = () => strapi.documents(UID as 'api::order.order');
  let made = 0;

  serve(
    {
      port: () => Number(process.env.PORT),

      sendBare,

      send: ({ url, count, atOnce, template }: Run) =>
        inLoops(count, atOnce, (index) =>
          strapi.service(UID).send({ url, phone: `+49${1_500_000_000 + index}`, template }),
        ),

      /** Messages that wait for their statuses: documentId and wamid of each. */
      async makeSent(count: number): Promise<[string, string][]> {
        const pairs: [string, string][] = [];
        for (let index = 0; index < count; index += 1) {
          made += 1;
          const wamid = `wamid.naive.${made}`;
          const { documentId } = await documents().create({
            data: { wamid, state: 'accepted' } as never,
          });
          pairs.push([documentId, wamid]);
        }
        return pairs;
      },
    },
    () => strapi.destroy(),
  );
})();
