# funding
