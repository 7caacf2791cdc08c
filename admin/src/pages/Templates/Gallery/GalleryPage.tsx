import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { SyncButton } from '../List/SyncButton';
import { SyncReport } from '../List/SyncReport';
import { useSync } from '../List/use-sync';
import { newTemplatePath, TEMPLATES_PATH } from '../paths';
import { ExampleGallery } from './ExampleGallery';

/** Where a new template starts: from an example, empty, or from what Meta has. */
export function GalleryPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.templatesManage}>
      <Gallery />
    </Page.Protect>
  );
}

function Gallery() {
  const text = useText();
  const sync = useSync();
  return (
    <Page.Main>
      <Page.Title>{text('templates.gallery.title')}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={TEMPLATES_PATH} />}
        title={text('templates.gallery.title')}
        subtitle={text('templates.gallery.subtitle')}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <SyncButton
              isRunning={sync.state.step === 'running'}
              onSync={(account) => sync.run(account)}
            />
            <LinkButton tag={Link} to={newTemplatePath()} startIcon={<Plus />}>
              {text('templates.gallery.empty')}
            </LinkButton>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <SyncReport state={sync.state} onClose={sync.forget} hasListLink />
          <ExampleGallery />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
