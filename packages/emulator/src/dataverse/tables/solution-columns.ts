// Column names of the tables around solutions and their jobs.
import { columns } from './definition.js'

export const solutionColumns = columns(
  '_configurationpageid_value _createdby_value _createdonbehalfby_value _modifiedby_value',
  '_modifiedonbehalfby_value _organizationid_value _parentsolutionid_value _publisherid_value',
  'createdon description friendlyname installedon isapimanaged ismanaged isvisible modifiedon',
  'pinpointassetid pinpointpublisherid pinpointsolutiondefaultlocale pinpointsolutionid solutionid',
  'solutionpackageversion solutiontype templatesuffix thumbprint uniquename updatedon upgradeinfo',
  'version versionnumber',
)

export const publisherColumns = columns(
  '_createdby_value _createdonbehalfby_value _modifiedby_value _modifiedonbehalfby_value',
  '_organizationid_value address1_addressid address1_addresstypecode address1_city',
  'address1_country address1_county address1_fax address1_latitude address1_line1 address1_line2',
  'address1_line3 address1_longitude address1_name address1_postalcode address1_postofficebox',
  'address1_shippingmethodcode address1_stateorprovince address1_telephone1 address1_telephone2',
  'address1_telephone3 address1_upszone address1_utcoffset address2_addressid',
  'address2_addresstypecode address2_city address2_country address2_county address2_fax',
  'address2_latitude address2_line1 address2_line2 address2_line3 address2_longitude address2_name',
  'address2_postalcode address2_postofficebox address2_shippingmethodcode address2_stateorprovince',
  'address2_telephone1 address2_telephone2 address2_telephone3 address2_upszone address2_utcoffset',
  'createdon customizationoptionvalueprefix customizationprefix description emailaddress',
  'entityimage entityimage_timestamp entityimage_url entityimageid friendlyname isreadonly',
  'modifiedon pinpointpublisherdefaultlocale pinpointpublisherid publisherid supportingwebsiteurl',
  'uniquename versionnumber',
)

export const asyncOperationColumns = columns(
  '_createdby_value _createdonbehalfby_value _modifiedby_value _modifiedonbehalfby_value',
  '_ownerid_value _owningbusinessunit_value _owningextensionid_value _owningteam_value',
  '_owninguser_value _regardingobjectid_value _workflowactivationid_value asyncoperationid',
  'breadcrumbid callerorigin completedon correlationid correlationupdatedtime createdon data',
  'datablobid datablobid_name dependencytoken depth errorcode executiontimespan expanderstarttime',
  'friendlymessage hostid iswaitingforevent message messagename modifiedon name operationtype',
  'parentpluginexecutionid postponeuntil primaryentitytype recurrencepattern recurrencestarttime',
  'requestid retainjobhistory retrycount rootexecutioncontext sequence startedon statecode',
  'statuscode subtype timezoneruleversionnumber utcconversiontimezonecode workflowstagename',
  'workload',
)
