import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import {
  BackButton,
  Blocker,
  Form,
  Layouts,
  Page,
  useNotification,
  useRBAC,
} from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Collection } from '../../../../shared/contracts/collections';
import { useWhatsappUpdateCollectionMutation } from '../../api/collections';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { CollectionFields } from './CollectionFields';
import {
  checkCollection,
  collectionInput,
  collectionValues,
  type CollectionValues,
} from './collection-values';
import { COLLECTIONS_PATH } from './paths';

/** The form of one collection; what is set in code is shown and cannot be changed. */
export function CollectionForm({ collection }: { collection: Collection }) {
  const text = useText();
  const { uid, displayName, isLocked, problems, source } = collection;
  const { toggleNotification } = useNotification();
  const { toFieldErrors, notifyError } = useApiError();
  const { sayIssue, sayWords } = useSentences();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const [update] = useWhatsappUpdateCollectionMutation();
  const [start] = useState(() => collectionValues(collection));
  const isReadOnly = isLocked || !allowedActions.canUpdate;

  return (
    <Page.Main>
      <Page.Title>{displayName}</Page.Title>
      <Form<CollectionValues>
        method="PUT"
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { setErrors, resetForm }) => {
          const faults = checkCollection(values);
          if (faults.length > 0) {
            setErrors(Object.fromEntries(faults.map((issue) => [issue.path, sayIssue(issue)])));
            return;
          }
          try {
            const data = collectionInput(values, collection.setting);
            resetForm(collectionValues(await update({ uid, data }).unwrap()));
            toggleNotification({ type: 'success', message: text('collections.saved') });
          } catch (error) {
            setErrors(toFieldErrors(error));
            notifyError(error);
          }
        }}
      >
        {({ modified, isSubmitting }) => (
          <>
            <Layouts.Header
              navigationAction={<BackButton fallback={COLLECTIONS_PATH} />}
              title={displayName}
              subtitle={uid}
              primaryAction={
                !isReadOnly && (
                  <Button
                    type="submit"
                    startIcon={<Check />}
                    disabled={!modified}
                    loading={isSubmitting}
                  >
                    {text('collections.save')}
                  </Button>
                )
              }
            />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
                {isLocked && (
                  <Notice title={text('collections.locked')}>
                    {text(
                      source === 'schema'
                        ? 'collections.lockedBySchema'
                        : 'collections.lockedByConfig',
                    )}
                  </Notice>
                )}
                {problems.length > 0 && (
                  <Notice variant="danger" title={text('collections.problems')}>
                    {problems.map(sayWords).join(' ')}
                  </Notice>
                )}
                <CollectionFields collection={collection} />
              </Flex>
            </Layouts.Content>
            <Blocker />
          </>
        )}
      </Form>
    </Page.Main>
  );
}
