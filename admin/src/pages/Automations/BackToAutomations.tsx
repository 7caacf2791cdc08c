import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { useText } from '../../hooks/use-text';
import { AUTOMATIONS_PATH } from './paths';

/** Leads to the list: the way one came may be another one. */
export function BackToAutomations() {
  const text = useText();
  return (
    <Link tag={NavLink} to={AUTOMATIONS_PATH} end startIcon={<ArrowLeft />}>
      {text('automations.title')}
    </Link>
  );
}
