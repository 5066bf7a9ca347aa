// The project file beside the sources, with which MSBuild packs them.
import { parseGuid, uuidV5 } from '@powerops/core'

/** Namespace of the ids of solution projects: one id a solution, whoever clones it. */
const PROJECTS = parseGuid('5b1c2f0e-8d0a-5c57-9a52-3c1f1f0b7d6e', 'namespace')

/** Text of NAME.cdsproj: packs the sources in `src` as both forms. The name is a unique name, so it needs no escaping. */
export function projectFile(uniqueName: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <Import Project="$(MSBuildExtensionsPath)\\$(MSBuildToolsVersion)\\Microsoft.Common.props" />
  <PropertyGroup>
    <ProjectGuid>${uuidV5(PROJECTS, uniqueName.toLowerCase())}</ProjectGuid>
    <TargetFrameworkVersion>v4.6.2</TargetFrameworkVersion>
    <TargetFramework>net462</TargetFramework>
    <RestoreProjectStyle>PackageReference</RestoreProjectStyle>
    <SolutionRootPath>src</SolutionRootPath>
    <SolutionPackageType>Both</SolutionPackageType>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.PowerApps.MSBuild.Solution" Version="1.*" />
    <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.0" PrivateAssets="All" />
  </ItemGroup>
  <Import Project="$(MSBuildToolsPath)\\Microsoft.Common.targets" />
</Project>
`
}
