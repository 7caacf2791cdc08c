import { IconButton, Menu } from '@strapi/design-system';
import {
  ArrowsCounterClockwise,
  Download,
  Duplicate,
  Earth,
  Minus,
  More,
  Pencil,
  Trash,
} from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { TemplateGroup } from '../../../../../shared/contracts/templates';
import { useWhatsappSyncTemplateMutation } from '../../../api/templates';
import { useExport } from '../../../components/Transfer/use-export';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { DeleteDialog } from '../DeleteDialog';
import { newTemplatePath, templatePath } from '../paths';
import { mainLanguage } from './groups';

/** What can be done with a template, in all its languages. */
export function RowMenu({ group }: { group: TemplateGroup }) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [sync] = useWhatsappSyncTemplateMutation();
  const save = useExport('templates');
  const [scope, setScope] = useState<'language' | 'all' | null>(null);
  const { locale } = useIntl();
  const { languages } = group;
  const first = mainLanguage(languages, locale);
  if (!first) return null;

  const name = group.name || group.label || text('templates.untitled');
  const submitted = languages.filter(({ status }) => status !== 'DRAFT');
  const hasMany = languages.length > 1;

  const onSync = async () => {
    try {
      for (const { documentId } of submitted) await sync(documentId).unwrap();
      toggleNotification({ type: 'success', message: text('templates.sync.one') });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={text('templates.menu', { name })}
          variant="ghost"
        />
        {/* A menu of the design system scrolls after four entries, with nothing to tell so. */}
        <Menu.Content popoverPlacement="bottom-end" maxHeight="min(40rem, 70vh)">
          <Menu.Item
            startIcon={<Pencil />}
            onSelect={() => navigate(templatePath(first.documentId))}
          >
            {text('templates.menu.edit')}
          </Menu.Item>
          <Menu.Item
            startIcon={<Duplicate />}
            onSelect={() => navigate(newTemplatePath({ from: first.documentId }))}
          >
            {text('templates.menu.duplicate')}
          </Menu.Item>
          <Menu.Item
            startIcon={<Earth />}
            onSelect={() => navigate(newTemplatePath({ from: first.documentId, as: 'language' }))}
          >
            {text('templates.menu.duplicateToLanguage')}
          </Menu.Item>
          {submitted.length > 0 && (
            <Menu.Item startIcon={<ArrowsCounterClockwise />} onSelect={onSync}>
              {text('templates.menu.sync')}
            </Menu.Item>
          )}
          <Menu.Item
            startIcon={<Download />}
            onSelect={() => void save({ documentIds: first.documentId })}
          >
            {text('transfer.export.one')}
          </Menu.Item>
          {hasMany && (
            <Menu.Item variant="danger" startIcon={<Minus />} onSelect={() => setScope('language')}>
              {text('templates.menu.deleteLanguage')}
            </Menu.Item>
          )}
          <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setScope('all')}>
            {hasMany
              ? text('templates.menu.deleteAll', { count: languages.length })
              : text('templates.menu.delete')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {scope !== null && (
        <DeleteDialog
          name={name}
          languages={languages}
          hasChoice={scope === 'language'}
          onClose={() => setScope(null)}
        />
      )}
    </>
  );
}
