import { acceptedLanguage } from '../../../shared/domain/spoken-language';
import { serviceOf } from '../services';
import { notFoundPage } from '../services/links/not-found-page';
import { readVisitor } from '../services/links/read-visitor';
import { param, type Action, type Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => {
  const links = () => serviceOf(strapi, 'links');
  return {
    async open(ctx) {
      const link = await links().open(param(ctx, 'code'));
      ctx.set({
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex',
      });
      if (!link) {
        ctx.status = 404;
        ctx.type = 'html';
        ctx.vary('Accept-Language');
        ctx.body = notFoundPage(acceptedLanguage(ctx.get('Accept-Language')));
        return;
      }
      const robot = readVisitor({ method: ctx.method, header: (name) => ctx.get(name) });
      // Whoever opens a link waits for the page that it leads to, not for our counting.
      ctx.res.once('close', () => links().note(link, robot));
      ctx.status = 302;
      ctx.set('Location', link.target);
      ctx.body = '';
    },
  };
};
