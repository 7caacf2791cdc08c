import { Suspense } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { SandboxBanner } from '../../components/SandboxBanner';
import { PluginRoutes } from '../../router';
import { PagesNav } from './PagesNav';

/** The frame of the pages under the menu entry. */
export default function App() {
  return (
    <Layouts.Root sideNav={<PagesNav />}>
      <SandboxBanner />
      <Suspense fallback={<Page.Loading />}>
        <PluginRoutes />
      </Suspense>
    </Layouts.Root>
  );
}
