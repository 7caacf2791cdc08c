import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useSentences } from '../hooks/use-sentences';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';

/** Says that a collection's settings do not fit its fields any more, and who can mend it. */
export function CollectionProblem({ problems }: { problems: string[] }) {
  const text = useText();
  const { sayWords } = useSentences();
  const { allowedActions } = useRBAC(PERMISSIONS.settingsRead);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="bold">{text('panel.problem')}</Typography>
      {problems.map((problem) => (
        <Typography key={problem} variant="pi">
          {sayWords(problem)}
        </Typography>
      ))}
      {allowedActions.canRead ? (
        <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/collections`}>
          {text('panel.openSettings')}
        </Link>
      ) : (
        <Typography variant="pi">{text('panel.askAdministrator')}</Typography>
      )}
    </Flex>
  );
}
