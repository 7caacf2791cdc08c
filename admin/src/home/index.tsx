import { TrendUp, WarningCircle } from '@strapi/icons';
import { Widget, type StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../shared/plugin';
import { withTexts } from '../components/with-texts';
import { PERMISSIONS } from '../permissions';
import { startText } from '../plugin-translations';

type Widgets = Parameters<StrapiApp['widgets']['register']>[0];

// Made once: Strapi asks again whenever it looks at who may see what.
const AttentionWidget = withTexts(() => import('./AttentionWidget'), <Widget.Loading />);
const WeekWidget = withTexts(() => import('./WeekWidget'), <Widget.Loading />);

/** Puts what needs somebody, and how the week was, on Strapi's home page. */
export function addToHomePage(app: StrapiApp): void {
  const widgets: Extract<Widgets, unknown[]> = [
    {
      id: 'attention',
      pluginId: PLUGIN_ID,
      icon: WarningCircle,
      title: startText('home.attention'),
      permissions: PERMISSIONS.attention,
      component: async () => AttentionWidget,
    },
    {
      id: 'week',
      pluginId: PLUGIN_ID,
      icon: TrendUp,
      title: startText('home.week'),
      permissions: PERMISSIONS.analyticsRead,
      component: async () => WeekWidget,
    },
  ];
  app.widgets.register(widgets);
}
