import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { EditTemplatePage } from './Editor/EditTemplatePage';
import { NewTemplatePage } from './Editor/NewTemplatePage';
import { GalleryPage } from './Gallery/GalleryPage';
import { TemplateListPage } from './List/TemplateListPage';

/** The list of templates, the gallery to start from, and the editor for one. */
export default function TemplatesPages() {
  return (
    <Page.Protect permissions={PERMISSIONS.templatesRead}>
      <Routes>
        <Route index element={<TemplateListPage />} />
        <Route path="gallery" element={<GalleryPage />} />
        <Route path="new" element={<NewTemplatePage />} />
        <Route path=":documentId" element={<EditTemplatePage />} />
      </Routes>
    </Page.Protect>
  );
}
