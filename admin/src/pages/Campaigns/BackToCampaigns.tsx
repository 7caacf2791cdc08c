import { Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { useText } from '../../hooks/use-text';
import { CAMPAIGNS_PATH } from './paths';

/** Leads to the list: the way one came would be the step before. */
export function BackToCampaigns() {
  const text = useText();
  return (
    <Link tag={NavLink} to={CAMPAIGNS_PATH} startIcon={<ArrowLeft />}>
      {text('campaigns.title')}
    </Link>
  );
}
