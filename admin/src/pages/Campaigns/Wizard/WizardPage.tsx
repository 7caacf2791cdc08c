import { Page, useRBAC } from '@strapi/strapi/admin';
import { Navigate, useParams } from 'react-router-dom';
import { PERMISSIONS } from '../../../permissions';
import { isPrepared } from '../campaign-facts';
import { CampaignError } from '../CampaignError';
import { campaignPath } from '../paths';
import { useCampaign } from '../use-campaign';
import { Wizard } from './Wizard';

/** Prepares a campaign, step by step; `new` is one that is not kept yet. */
export default function WizardPage() {
  const { documentId = 'new' } = useParams();
  return documentId === 'new' ? (
    <NewCampaign />
  ) : (
    <StoredCampaign key={documentId} documentId={documentId} />
  );
}

function NewCampaign() {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.campaignsWrite);
  if (isLoading) return <Page.Loading />;
  if (!allowedActions.canSendBulk && !allowedActions.canManage) return <Page.NoPermissions />;
  return <Wizard campaign={null} />;
}

function StoredCampaign({ documentId }: { documentId: string }) {
  const { currentData: campaign, error } = useCampaign(documentId);
  if (!campaign) return error ? <CampaignError error={error} /> : <Page.Loading />;
  const { status, can } = campaign;
  // While it is checked nothing can be changed, and there is all the more to see.
  const isHere = isPrepared(status) && (can.edit || status === 'checking');
  if (!isHere) return <Navigate to={campaignPath(documentId)} replace />;
  return <Wizard campaign={campaign} />;
}
