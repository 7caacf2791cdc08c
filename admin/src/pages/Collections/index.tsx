import { Page } from '@strapi/strapi/admin';

export default function CollectionsPage() {
  return <Page.Loading />;
}
