<?xml version="1.0" encoding="UTF-8"?>
<!--
  Copies a CycloneDX document without what only optional libraries need: what is left can be
  reached from the module by dependencies that are not optional. The optional ones alone are
  marked as such, and not what they bring along.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="http://cyclonedx.org/schema/bom/1.6">
	<xsl:output encoding="UTF-8" indent="no"/>
	<xsl:key name="optional" match="c:components/c:component[c:scope='optional']" use="@bom-ref"/>
	<xsl:key name="dependencies" match="c:dependencies/c:dependency" use="@ref"/>

	<!-- the references of all that is required, each between two bars -->
	<xsl:variable name="required">
		<xsl:call-template name="reach">
			<xsl:with-param name="from" select="key('dependencies', /c:bom/c:metadata/c:component/@bom-ref)"/>
		</xsl:call-template>
	</xsl:variable>

	<xsl:template name="reach">
		<xsl:param name="from"/>
		<xsl:param name="before" select="'|'"/>
		<xsl:variable name="reached">
			<xsl:value-of select="$before"/>
			<xsl:for-each select="$from">
				<xsl:value-of select="concat(@ref, '|')"/>
			</xsl:for-each>
		</xsl:variable>
		<xsl:variable name="next" select="key('dependencies', $from/c:dependency/@ref)[not(key('optional', @ref))][not(contains($reached, concat('|', @ref, '|')))]"/>
		<xsl:choose>
			<xsl:when test="$next">
				<xsl:call-template name="reach">
					<xsl:with-param name="from" select="$next"/>
					<xsl:with-param name="before" select="string($reached)"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="$reached"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="@*|node()">
		<xsl:copy>
			<xsl:apply-templates select="@*|node()"/>
		</xsl:copy>
	</xsl:template>

	<xsl:template match="c:components/c:component">
		<xsl:if test="contains($required, concat('|', @bom-ref, '|'))">
			<xsl:copy>
				<xsl:apply-templates select="@*|node()"/>
			</xsl:copy>
		</xsl:if>
	</xsl:template>

	<xsl:template match="c:dependencies//c:dependency">
		<xsl:if test="contains($required, concat('|', @ref, '|'))">
			<xsl:copy>
				<xsl:apply-templates select="@*|node()"/>
			</xsl:copy>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
